// What a promise was rejected with is no part of what it gives.
const crypto = require('node:crypto');

function key() {
  return new Promise((resolve, reject) => {
    crypto.generateKeyPair('rsa', { modulusLength: 4096 }, (err, publicKey) => {
      if (err) reject(err);
      else resolve(publicKey.export({ type: 'spki', format: 'pem' }));
    });
  });
}

exports.handler = async (event) => {
  if (event.rawPath === '/key') {
    return { statusCode: 200, body: JSON.stringify({ device: await key() }) };
  }
  try {
    return { statusCode: 200, body: await key() };
  } catch (error) {
    return { statusCode: 500, body: String(error) }; // finding: error-detail-returned
  }
};
