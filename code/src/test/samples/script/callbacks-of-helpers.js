// A function that answers for the handler is given its callback.
const mongoose = require('mongoose');
const Booking = mongoose.model('Booking', new mongoose.Schema({ room: String }));
let connection;

function connect() {
  if (!connection) {
    connection = mongoose.connect(process.env.MONGODB_URI, { maxPoolSize: 1 });
  }
  return connection;
}

function reply(callback, statusCode, body) {
  callback(null, { statusCode, body: JSON.stringify(body) });
}

exports.handler = (event, context, callback) => { // finding: never-empty-event-loop
  connect()
    .then(() => Booking.create({ room: 'small' }))
    .then((booking) => reply(callback, 201, { id: booking.id }))
    .catch(() => reply(callback, 500, { message: 'failed' }));
};
