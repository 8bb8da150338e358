process.env.TZ = "UTC";
export const handler = async () => {
  process.env.STAGE_REGION = process.env.AWS_REGION;
  return { statusCode: 204 };
};
