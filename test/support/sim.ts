export { type SimClient, SimError, simClient } from '../../sandbox/client.ts'
export type { SimAnswer, SimCall, SimCard, SimDelivery, SimMessage } from '../../sandbox/contract.ts'
