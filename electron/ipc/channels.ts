/** The two channels between preload and main process; what passes on them is the contract. */
export const CALL_CHANNEL = 'minimis:call'
export const EVENT_CHANNEL = 'minimis:event'
