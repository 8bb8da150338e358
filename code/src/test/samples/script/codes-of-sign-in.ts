// trigger: none
import { randomInt } from "node:crypto";

function nextCode(): { code: string; fresh: boolean } {
  return { code: String(Math.floor(100_000 + Math.random() * 900_000)), fresh: true }; // finding: guessable-secret
}

function pin(): string {
  const pin = Math.floor(1000 + Math.random() * 9000); // finding: guessable-secret
  return String(pin);
}

export const handler = async (event: any) => {
  const delay = Math.floor(1000 + Math.random() * 9000);
  const safe = randomInt(100_000, 1_000_000);
  // the sign-in code goes to the phone
  event.response.privateChallengeParameters = { code: nextCode().code, pin: pin(), other: String(safe) };
  event.response.publicChallengeParameters = { delay: String(delay) };
  return event;
};
