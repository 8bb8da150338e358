const express = require('express');
const {exec} = require('child_process');

const router = express.Router();
const inner = express.Router();
router.use('/tools', inner);

inner.post('/:name', (req, res) => {
  exec('behind authorizer below two paths ' + req.params.name);
  res.end();
});

// What nothing is seen to take in may be anywhere.
const forgotten = express.Router();
forgotten.get('/admin/:name', (req, res) => {
  exec('forgotten ' + req.params.name);
  res.end();
});

module.exports = router;
