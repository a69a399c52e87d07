import { geoNaturalEarth1, geoPath } from 'd3-geo'
import iso from 'i18n-iso-countries'
import { feature } from 'topojson-client'
import type { GeometryCollection, Topology } from 'topojson-specification'
import atlas from 'world-atlas/countries-110m.json' with { type: 'json' }

/** A country on the map; `code` is null where the rules know no destination by this shape. */
export interface Shape {
  key: string
  code: string | null
  name: string
  path: string
}

export const MAP_SIZE = { width: 960, height: 456 }

/** The atlas gives these no number. */
const BY_NAME: Record<string, string> = { Kosovo: 'XK' }

/** Left out, for room: nobody exports there. */
const ANTARCTICA = '010'

let drawn: Shape[] | null = null

/** The countries of the atlas as paths; worked out once. */
export function mapShapes(): readonly Shape[] {
  drawn ??= draw()
  return drawn
}

function draw(): Shape[] {
  const topology = atlas as unknown as Topology<{
    countries: GeometryCollection<{ name: string }>
  }>
  const { features } = feature(topology, topology.objects.countries)
  const countries = features.filter(({ id }) => id !== ANTARCTICA)
  const { width, height } = MAP_SIZE
  const projection = geoNaturalEarth1().fitSize([width, height], {
    type: 'FeatureCollection',
    features: countries,
  })
  const toPath = geoPath(projection).digits(1)
  return countries.flatMap((country, i) => {
    const { name } = country.properties
    const path = toPath(country)
    const code = iso.numericToAlpha2(String(country.id ?? '')) ?? BY_NAME[name] ?? null
    return path === null ? [] : [{ key: `${i}`, code, name, path }]
  })
}
