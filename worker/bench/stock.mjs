// The same Go program with the lifecycle that syumai/workers brings: a new
// instance for every event, left to the garbage collector.
import { start } from '../pool/instance.mjs'

const started = (env, ctx) => start(env, { waitUntil: (p) => ctx.waitUntil(p), aside: (p) => ctx.waitUntil(p) })

export default {
  fetch: async (request, env, ctx) => (await started(env, ctx)).handle(request),
  scheduled: async (_, env, ctx) => (await started(env, ctx)).tick(),
  async queue(batch, env, ctx) {
    for (const message of batch.messages) {
      await (await started(env, ctx)).wake(new Uint8Array(message.body))
      message.ack()
    }
  },
}
