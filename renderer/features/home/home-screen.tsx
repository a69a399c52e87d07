import { ProductsScreen } from '../products/products-screen.tsx'

/** The workspace at a glance. */
export function HomeScreen() {
  return <ProductsScreen />
}
