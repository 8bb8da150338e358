import AdmZip from "adm-zip";

export const handler = async (event) => {
  const archive = new AdmZip(Buffer.from(event.body, "base64"));
  archive.extractAllTo("/tmp/upload", true); // finding
  return { statusCode: 200 };
};
