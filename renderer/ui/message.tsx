import { CloseButton } from '@mantine/core'
import type { ReactNode } from 'react'
import { NoticeIcon, WarningIcon } from './icons.tsx'
import styles from './message.module.css'

interface MessageProps {
  tone: 'problem' | 'notice'
  title: string
  /** A sign that says more than that something is to be known. */
  icon?: ReactNode
  children?: ReactNode
  /** Buttons for what to do. */
  actions?: ReactNode
  onDismiss?: () => void
  testId?: string
}

/** Says what is wrong, where, and what to do, in a strip of its own. */
export function Message({ tone, title, icon, children, actions, onDismiss, testId }: MessageProps) {
  return (
    <div
      className={styles.message}
      data-tone={tone}
      data-testid={testId}
      role={tone === 'problem' ? 'alert' : 'status'}
    >
      <span className={styles.icon}>
        {icon ?? (tone === 'problem' ? <WarningIcon /> : <NoticeIcon />)}
      </span>
      <div className={styles.body}>
        <strong>{title}</strong>
        {children}
      </div>
      {actions && <div className={styles.actions}>{actions}</div>}
      {onDismiss && <CloseButton size="sm" aria-label="Dismiss" onClick={onDismiss} />}
    </div>
  )
}
