// trigger: none
// The answer that signs somebody in, whatever it is called.
import { randomInt } from "node:crypto";
import type { CreateAuthChallengeTriggerEvent } from "aws-lambda";

const ALPHABET = "ABCDEFGHJKLMNPQRSTUVWXYZ23456789";

const pick = (items: string): string => items[Math.floor(Math.random() * items.length)]; // finding: guessable-secret

const letters = (length = 8): string => Array.from({ length }, () => pick(ALPHABET)).join("");

const figures = (): string => String(randomInt(0, 100_000_000)).padStart(8, "0");

export const handler = async (event: CreateAuthChallengeTriggerEvent) => {
  event.response.publicChallengeParameters = { medium: "email", colour: "#" + Math.floor(Math.random() * 999) };
  if (event.request.userAttributes["custom:staff"] === "yes") {
    event.response.privateChallengeParameters = { expected: figures() };
  } else {
    event.response.privateChallengeParameters = { expected: letters() };
  }
  return event;
};
