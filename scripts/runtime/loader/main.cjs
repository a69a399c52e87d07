/**
 * Stands in for Electron's default app, which this runtime lacks: loads the app folder named on the
 * command line, and gives it the SQLite driver that fits this runtime. It requires the folder's main
 * file synchronously, because the app has things to do before it is ready.
 */
const { existsSync, readFileSync } = require('node:fs')
const Module = require('node:module')
const { join, resolve } = require('node:path')
const { app } = require('electron')

const folder = process.argv
  .slice(1)
  .filter((argument) => !argument.startsWith('-'))
  .map((argument) => resolve(argument))
  .find((path) => existsSync(join(path, 'package.json')))

if (!folder) {
  console.error('usage: electron FOLDER')
  process.exit(1)
}

const { main, name, version } = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8'))
app.setAppPath(folder)
app.setName(name)
app.setVersion(version)

const resolveFilename = Module._resolveFilename
Module._resolveFilename = function (request, ...rest) {
  return request === 'better-sqlite3'
    ? join(__dirname, 'node_modules', 'better-sqlite3', 'lib', 'index.js')
    : resolveFilename.call(this, request, ...rest)
}

require(join(folder, main))
