// trigger: none
// What type arguments stand behind is called, and what comes of it is awaited.
import axios from 'axios';

interface Status {
  running: boolean;
}

const station = axios.create({ baseURL: process.env.STATION_URL, timeout: 2000 });
const patient = axios.create({ baseURL: process.env.STATION_URL });

export const handler = async () => {
  const { data } = await station.get<Status>('/status');
  const other = await patient.get<Status>('/status'); // finding: request-without-timeout
  return { statusCode: 200, body: JSON.stringify({ running: data.running && other.data.running }) };
};
