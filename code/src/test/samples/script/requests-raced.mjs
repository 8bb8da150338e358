// trigger: schedule
// A timer may be faster than a request.
const late = (ms) => new Promise((_, reject) => setTimeout(() => reject(new Error("late")), ms));

export const handler = async () => {
  const first = await Promise.race([fetch(process.env.SHOP), late(2000)]);
  const second = await fetch(process.env.DESK); // finding: request-without-timeout
  return [first.status, second.status];
};
