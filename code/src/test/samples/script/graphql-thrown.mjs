// trigger: http-api
// What an error of GraphQL says, callers read.
import { ApolloServer } from "@apollo/server";
import { startServerAndCreateLambdaHandler, handlers } from "@as-integrations/aws-lambda";
import { GraphQLError } from "graphql";
import { prices } from "./prices.mjs";

const typeDefs = `type Query { detailed: Float, said: Float, quiet: Float }`;

const resolvers = {
  Query: {
    detailed: async () => {
      try {
        return await prices();
      } catch (error) {
        throw new GraphQLError("no price", { // finding: error-detail-returned
          extensions: { code: "CATALOGUE", trace: error.stack },
        });
      }
    },
    said: async () => {
      try {
        return await prices();
      } catch (error) {
        throw new GraphQLError(error.message); // finding: error-detail-returned
      }
    },
    quiet: async () => {
      try {
        return await prices();
      } catch (error) {
        console.error("no price", error.name);
        throw new GraphQLError("no price at the moment", { extensions: { code: "CATALOGUE" } });
      }
    },
  },
};

const server = new ApolloServer({ typeDefs, resolvers });

export const handler = startServerAndCreateLambdaHandler(server, handlers.createAPIGatewayProxyEventV2RequestHandler());
