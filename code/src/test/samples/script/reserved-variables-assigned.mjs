// Variables of Lambda's own that are set with others.
Object.assign(process.env, { STAGE: "production", AWS_REGION: "us-east-1" }); // finding: reserved-variable-set
Object.assign(process.env, { STAGE: "production" });

export const handler = async () => ({ statusCode: 200, body: process.env.STAGE });
