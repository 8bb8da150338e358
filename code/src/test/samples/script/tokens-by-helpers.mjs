// trigger: http-api
// Random texts that helpers make, and what they are for.
const LETTERS = "abcdefghjkmnpqrstuvwxyz";

function randomText(length) {
  let text = "";
  while (text.length < length) {
    text += LETTERS[Math.floor(Math.random() * LETTERS.length)]; // finding: guessable-secret
  }
  return text;
}

const randomColor = () => Math.floor(Math.random() * 0xffffff).toString(16);
const backoff = (attempt) => Math.random() * 2 ** attempt;

async function accessToken() {
  for (let attempt = 0; attempt < 3; attempt++) {
    await new Promise((resolve) => setTimeout(resolve, backoff(attempt)));
  }
  return process.env.NAME;
}

export const handler = async (event) => {
  const token = await accessToken();
  const invitation = { inviteCode: randomText(12), color: randomColor(), by: token };
  return { statusCode: 200, body: JSON.stringify(invitation) };
};
