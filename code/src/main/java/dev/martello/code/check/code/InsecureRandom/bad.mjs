const sessionId = () => Math.random().toString(36).slice(2); // finding

export const handler = async () => {
  const resetToken = Math.random().toString(36); // finding
  return { statusCode: 200, body: JSON.stringify({ id: sessionId(), resetToken }) };
};
