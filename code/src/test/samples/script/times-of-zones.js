// trigger: schedule
const moment = require("moment-timezone"); // finding: heavy-import

exports.handler = async () => moment().tz("Europe/Zurich").subtract(1, "months").format("LLLL");
