import { createSocket } from 'node:dgram'
import { once } from 'node:events'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'

/** Servers on this machine that count whoever reaches them. */
export interface Listeners {
  tcpPort: number
  udpPort: number
  reached(): string[]
  close(): void
}

/** Listens on TCP and UDP, and notes every connection and datagram. */
export async function listen(): Promise<Listeners> {
  const reached: string[] = []
  const tcp = createServer((request, response) => {
    reached.push(`http ${request.url}`)
    response.setHeader('access-control-allow-origin', '*').end('reached')
  })
  tcp.on('connection', () => reached.push('tcp connection'))
  const udp = createSocket('udp4', () => reached.push('udp datagram'))
  tcp.listen(0, '127.0.0.1')
  udp.bind(0, '127.0.0.1')
  await Promise.all([once(tcp, 'listening'), once(udp, 'listening')])
  return {
    tcpPort: (tcp.address() as AddressInfo).port,
    udpPort: udp.address().port,
    reached: () => reached,
    close() {
      tcp.close()
      udp.close()
    },
  }
}
