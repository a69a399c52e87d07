import react from '@vitejs/plugin-react'
import { defineConfig } from 'electron-vite'
import { licenceTexts } from './scripts/licences.ts'
import { calls, events } from './shared/ipc/contract.ts'

const external = ['electron', 'better-sqlite3', /^node:/]
const commonJs = { format: 'cjs', entryFileNames: '[name].cjs' } as const

export default defineConfig({
  main: {
    // The package's Node entry reads its language files from the disk; its other entry does without.
    plugins: [licenceTexts(['better-sqlite3', 'electron'])],
    resolve: {
      alias: [{ find: /^i18n-iso-countries$/, replacement: 'i18n-iso-countries/index.js' }],
    },
    build: {
      outDir: 'out/main',
      externalizeDeps: false,
      target: 'node20',
      rollupOptions: {
        external,
        input: {
          main: 'electron/main.ts',
          'evaluation-worker': 'electron/evaluation/worker.ts',
          'sheet-worker': 'electron/sheets/worker.ts',
          'pack-worker': 'electron/packs/worker.ts',
          'screening-worker': 'electron/screening/worker.ts',
        },
        output: {
          ...commonJs,
          chunkFileNames: '[name]-[hash].cjs',
          // What main process and worker both use lies apart, free of electron and the database.
          codeSplitting: {
            groups: [{ name: 'core', test: /[\\/](shared|samples|node_modules)[\\/]/ }],
          },
        },
      },
    },
  },
  preload: {
    plugins: [licenceTexts()],
    define: {
      CALL_NAMES: JSON.stringify(Object.keys(calls)),
      EVENT_NAMES: JSON.stringify(Object.keys(events)),
    },
    build: {
      outDir: 'out/preload',
      externalizeDeps: false,
      target: 'node20',
      rollupOptions: {
        external,
        input: { preload: 'electron/preload.ts' },
        output: commonJs,
      },
    },
  },
  renderer: {
    root: 'renderer',
    base: './',
    plugins: [react(), licenceTexts()],
    build: {
      outDir: 'out/renderer',
      target: 'chrome130',
      minify: true,
      modulePreload: { polyfill: false },
      rollupOptions: { input: 'renderer/index.html' },
    },
  },
})
