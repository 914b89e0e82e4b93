export {
  type SimAnswer,
  type SimCall,
  type SimCard,
  type SimClient,
  type SimDelivery,
  SimError,
  type SimMessage,
  simClient,
} from '../../sandbox/client.ts'
