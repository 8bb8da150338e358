// What stands before a handler's function tells what invokes it.
import got from 'got';
import type { EventBridgeEvent } from 'aws-lambda';

type Task<E> = (event: E) => Promise<unknown>;

function guarded<E>(task: Task<E>): Task<E> {
  return async (event) => {
    try {
      return await task(event);
    } catch (err) { // finding: swallowed-failure
      console.error('task failed', err);
      return undefined;
    }
  };
}

export const handler = guarded<EventBridgeEvent<'ready', { id: string }>>(async (event) => {
  await got.put(`https://api.example.com/${encodeURIComponent(event.detail.id)}`, { timeout: { request: 3000 } });
});
