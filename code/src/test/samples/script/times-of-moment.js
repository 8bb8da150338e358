// trigger: schedule
const moment = require("moment"); // finding: heavy-import

exports.handler = async () => {
  const limit = moment().subtract(14, "days").valueOf();
  return [limit, moment.utc().toISOString()];
};
