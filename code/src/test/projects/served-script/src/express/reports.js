const {Router} = require('express');
const {exec} = require('child_process');

const router = Router();

router.get('/reports/:name', (req, res) => {
  exec('open below its path ' + req.params.name);
  res.end();
});

module.exports = router;
