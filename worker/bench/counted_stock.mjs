import { counting } from './counting.mjs'
import stock from './stock.mjs'

export default counting(stock)
