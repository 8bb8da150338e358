export const handler = async (event) => {
  const { isAdmin, id } = JSON.parse(event.body);
  if (isAdmin) { // finding
    await remove(id);
  }
  if (event.headers["x-role"] === "admin") { // finding
    await remove(id);
  }
  return { statusCode: 200 };
};
