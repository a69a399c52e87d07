import {
  createTheme,
  Drawer,
  Kbd,
  type MantineColorSchemeManager,
  type MantineColorsTuple,
  Modal,
} from '@mantine/core'

const accent: MantineColorsTuple = [
  '#eaf3f9',
  '#d3e4f0',
  '#a6c8e0',
  '#77abd0',
  '#4f92c1',
  '#3782b7',
  '#2472a8',
  '#1b6294',
  '#14547f',
  '#0b456b',
]

/** Mantine's dark greys in the tone of global.css. */
const dark: MantineColorsTuple = [
  '#e2e5e9',
  '#b8c0c9',
  '#9aa4af',
  '#6b7580',
  '#454c56',
  '#363c45',
  '#23272d',
  '#1d2025',
  '#16181c',
  '#101215',
]

const panel = {
  lockScroll: false,
  transitionProps: { duration: 120, exitDuration: 0 },
  closeButtonProps: { 'aria-label': 'Close' },
}

/**
 * Mantine at its compact sizes. `lockScroll` stays off: locking injects a style element that the
 * content security policy refuses, and the frame does not scroll anyway.
 */
export const theme = createTheme({
  colors: { accent, dark },
  primaryColor: 'accent',
  primaryShade: { light: 7, dark: 6 },
  fontFamily: 'system-ui, "Segoe UI", Roboto, "Helvetica Neue", "Noto Sans", sans-serif',
  fontFamilyMonospace: 'ui-monospace, "Cascadia Mono", Consolas, Menlo, monospace',
  fontSizes: { xs: '0.75rem', sm: '0.8125rem', md: '0.8125rem', lg: '0.9375rem', xl: '1.125rem' },
  defaultRadius: 'sm',
  respectReducedMotion: true,
  components: {
    Modal: Modal.extend({ defaultProps: { ...panel, centered: true } }),
    Drawer: Drawer.extend({ defaultProps: { ...panel, position: 'right', size: 440 } }),
    // They are headings of a dialog, and no banners of the page.
    ModalHeader: { defaultProps: { role: 'none' } },
    DrawerHeader: { defaultProps: { role: 'none' } },
    Kbd: Kbd.extend({ defaultProps: { size: 'xs' } }),
    Button: { defaultProps: { size: 'compact-sm' } },
    TextInput: { defaultProps: { size: 'xs' } },
    Select: { defaultProps: { size: 'xs' } },
    SegmentedControl: { defaultProps: { size: 'xs', transitionDuration: 0 } },
    Checkbox: { defaultProps: { size: 'xs' } },
    ActionIcon: { defaultProps: { size: 'md', variant: 'subtle' } },
    Tooltip: { defaultProps: { openDelay: 300, transitionProps: { duration: 0 } } },
  },
})

/**
 * Light or dark is the system's choice, which the main process sets by the user's; the window keeps
 * none of its own, and need not wait for a store of one before it draws.
 */
export const colorScheme: MantineColorSchemeManager = {
  get: (byDefault) => byDefault,
  set: () => undefined,
  subscribe: () => undefined,
  unsubscribe: () => undefined,
  clear: () => undefined,
}
