// trigger: http-api
// Requests that get their timeout by a default of the library, and words that the log quotes.
import axios from "axios";

axios.defaults.baseURL = process.env.RINK_API;
axios.defaults.timeout = 4000;

export const handler = async (event) => {
  const { role, recipe } = JSON.parse(event.body);
  if (role !== "marshal") { // finding: caller-decides-rights
    return { statusCode: 403, body: "marshals only" };
  }
  if (role === "bass") {
    return { statusCode: 200, body: "low notes" };
  }
  console.log("tried: %j", recipe);
  console.log("tried: %s", recipe); // finding: log-injection
  const { data } = await axios.get("/slots/mine");
  return { statusCode: 200, body: JSON.stringify(data) };
};
