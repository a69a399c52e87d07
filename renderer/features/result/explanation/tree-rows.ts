import { type ExplanationNode, searchText } from './explanation.ts'

/** A node of the tree that is in sight, with its place. */
export interface TreeRow {
  node: ExplanationNode
  /** 1 at the top. */
  level: number
  /** Its place among the nodes beside it, from 1, and how many those are. */
  position: number
  siblings: number
  /** null: nothing lies below it. */
  isOpen: boolean | null
}

/** The rows of a tree in their order, those below an open node after it. */
export function treeRows(
  nodes: readonly ExplanationNode[],
  isOpen: (node: ExplanationNode) => boolean,
): TreeRow[] {
  const rows: TreeRow[] = []
  const walk = (siblings: readonly ExplanationNode[], level: number) => {
    siblings.forEach((node, at) => {
      const children = node.size > 0 ? isOpen(node) : null
      rows.push({ node, level, position: at + 1, siblings: siblings.length, isOpen: children })
      if (children) walk(node.children(), level + 1)
    })
  }
  walk(nodes, 1)
  return rows
}

/** The part of a tree in which every word of a text occurs: what holds them and what lies above it. */
export function filtered(nodes: readonly ExplanationNode[], text: string): ExplanationNode[] {
  const words = text.toLowerCase().split(/\s+/).filter(Boolean)
  const keep = (node: ExplanationNode): ExplanationNode | null => {
    const below = node.children().flatMap((child) => keep(child) ?? [])
    const own = searchText(node)
    if (words.every((word) => own.includes(word)) && below.length === 0) return node
    return below.length > 0 ? { ...node, size: below.length, children: () => below } : null
  }
  return nodes.flatMap((node) => keep(node) ?? [])
}
