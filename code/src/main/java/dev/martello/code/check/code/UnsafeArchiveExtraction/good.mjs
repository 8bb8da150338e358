import AdmZip from "adm-zip";

export const handler = async (event) => {
  const archive = new AdmZip("/opt/fixtures.zip");
  archive.extractAllTo("/tmp/fixtures", true);
  return { statusCode: 200, body: event.body };
};
