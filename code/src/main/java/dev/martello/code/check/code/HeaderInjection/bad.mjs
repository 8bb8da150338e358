export const handler = async (event) => {
  const name = event.queryStringParameters.file;
  return { // finding
    statusCode: 200,
    headers: { "Content-Disposition": `attachment; filename="${name}"` },
    body: "",
  };
};
