// What is made for each element of a list that may be missing, and read from elsewhere.
import { unserialize } from 'node-serialize';
const cookiesOf = (event) =>
  Object.fromEntries(
    (event.cookies || []).map((cookie) => {
      const at = cookie.indexOf('=');
      return [cookie.slice(0, at), decodeURIComponent(cookie.slice(at + 1))];
    }),
  );
export const handler = async (event) => {
  const { settings } = cookiesOf(event);
  const kept = unserialize(settings); // finding: unsafe-deserialization
  const [first] = (event.cookies ?? []).map((cookie) => ({ length: cookie.length, kind: 'session' }));
  const fixed = unserialize(`{"kind":"${first.kind}"}`);
  return { statusCode: 200, body: JSON.stringify([Object.keys(kept).length, Object.keys(fixed).length]) };
};
