import worker from '../pool/worker.mjs'
import { counting } from './counting.mjs'

export default counting(worker)
