const load = async (id) => {
  if (!id) {
    throw new Error("no id");
  }
  return id;
};

export const handler = async (event) => {
  try {
    await load(event.pathParameters.id);
  } catch (error) {
    if (event.rawPath === "/a") {
      return { statusCode: 500, body: error.stack }; // finding: error-detail-returned
    }
    if (event.rawPath === "/b") {
      return { statusCode: 500, body: JSON.stringify({ stack: error.stack }) }; // finding: error-detail-returned
    }
    return { statusCode: 500, body: JSON.stringify({ message: "failed" }) };
  }
  return { statusCode: 200, body: "{}" };
};
