// trigger: http-api
import { ApolloServer } from "@apollo/server";
import { ApolloServer as Older } from "apollo-server-lambda";
import { startServerAndCreateLambdaHandler, handlers } from "@as-integrations/aws-lambda";
import { createYoga } from "graphql-yoga";

const typeDefs = `type Query { one: String }`;
const resolvers = { Query: { one: async () => "1" } };

const server = new ApolloServer({ typeDefs, resolvers, includeStacktraceInErrorResponses: true }); // finding: debug-mode
const quiet = new ApolloServer({ typeDefs, resolvers, includeStacktraceInErrorResponses: false });
const older = new Older({ typeDefs, resolvers, debug: true }); // finding: debug-mode
const dependent = new Older({ typeDefs, resolvers, debug: process.env.STAGE === "dev" });
const yoga = createYoga({ maskedErrors: false }); // finding: debug-mode
const masked = createYoga({ maskedErrors: true });

export const handler = startServerAndCreateLambdaHandler(server, handlers.createAPIGatewayProxyEventV2RequestHandler());
export const others = [quiet, older, dependent, yoga, masked];
