import { deferred } from '../../ui/deferred.tsx'
import { CompareStates } from '../compare/compare-dialog.tsx'
import { DetermineForm } from '../determine/determine-dialog.tsx'
import { QuestionnaireView } from '../direct-product/direct-product-dialog.tsx'
import { HelpPages } from '../help/help-panel.tsx'
import { ImportTarget } from '../import/import-dialog.tsx'
import { ItemBody } from '../item/item-drawer.tsx'

// What the window shows when it is asked for; the frame and the home screen are there at once.

export const ProductsScreen = deferred('The products', async () => {
  return (await import('../products/products-screen.tsx')).ProductsScreen
})
export const ProductScreen = deferred('The product', async () => {
  return (await import('../product/product-screen.tsx')).ProductScreen
})
export const PartsScreen = deferred('The parts', async () => {
  return (await import('../parts/parts-screen.tsx')).PartsScreen
})
export const MatrixScreen = deferred('The matrix', async () => {
  return (await import('../matrix/matrix-screen.tsx')).MatrixScreen
})
export const ScenariosScreen = deferred('The scenarios', async () => {
  return (await import('../scenarios/scenarios-screen.tsx')).ScenariosScreen
})
export const CompaniesScreen = deferred('The companies', async () => {
  return (await import('../companies/companies-screen.tsx')).CompaniesScreen
})
export const PricesScreen = deferred('The prices', async () => {
  return (await import('../prices/prices-screen.tsx')).PricesScreen
})
export const RulesScreen = deferred('The rules', async () => {
  return (await import('../rules/rules-screen.tsx')).RulesScreen
})
export const DeterminationsScreen = deferred('The determinations', async () => {
  return (await import('../determinations/determinations-screen.tsx')).DeterminationsScreen
})
export const TradePartiesScreen = deferred('The trade parties', async () => {
  return (await import('../trade-parties/trade-parties-screen.tsx')).TradePartiesScreen
})
export const LicencesScreen = deferred('The licences', async () => {
  return (await import('../licences/licences-screen.tsx')).LicencesScreen
})
export const ShipmentsScreen = deferred('The shipments', async () => {
  return (await import('../shipments/shipments-screen.tsx')).ShipmentsScreen
})
export const SettingsScreen = deferred('The settings', async () => {
  return (await import('../settings/settings-screen.tsx')).SettingsScreen
})

/** In the order in which they are loaded ahead: what is asked for most comes first. */
export const PIECES = [
  ProductScreen,
  ProductsScreen,
  ItemBody,
  PartsScreen,
  HelpPages,
  ImportTarget,
  MatrixScreen,
  ScenariosScreen,
  RulesScreen,
  CompaniesScreen,
  PricesScreen,
  DeterminationsScreen,
  TradePartiesScreen,
  LicencesScreen,
  ShipmentsScreen,
  SettingsScreen,
  DetermineForm,
  CompareStates,
  QuestionnaireView,
]
