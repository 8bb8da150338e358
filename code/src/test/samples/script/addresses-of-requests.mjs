// An address that is an object has no timeout in it.
import https from 'node:https';
export const handler = async () => {
  const address = new URL('/status', 'https://api.example.com');
  return new Promise((resolve, reject) => {
    https.get(address, (res) => res.on('end', resolve)).on('error', reject); // finding: request-without-timeout
    https.get(address, { timeout: 3000 }, (res) => res.on('end', resolve)).on('error', reject);
    const request = https.get(address, (res) => res.on('end', resolve));
    request.setTimeout(3000, () => request.destroy());
    request.on('error', reject);
  });
};
