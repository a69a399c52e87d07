import { BrowserWindow } from 'electron'
import { type EventData, type EventName, events } from '../../shared/ipc/contract.ts'
import { EVENT_CHANNEL } from './channels.ts'

/** Tells every window of an event of the contract. */
export function tell<N extends EventName>(event: N, data: EventData<N>): void {
  const checked = events[event].parse(data)
  for (const { webContents } of BrowserWindow.getAllWindows()) {
    if (!webContents.isDestroyed()) webContents.send(EVENT_CHANNEL, event, checked)
  }
}
