// The same Go program with the lifecycle that syumai/workers brings: a new
// instance for every request, left to the garbage collector.
import { start } from '../pool/instance.mjs'

export default {
  async fetch(request, env, ctx) {
    const go = await start(env, ctx)
    return go.call('handle', request)
  },
}
