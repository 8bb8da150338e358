package dev.martello.know;

import static org.assertj.core.api.Assertions.assertThat;

import dev.martello.know.WrittenSecrets.Kind;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What counts as a credential that is written into code or settings, and what does not. */
final class WrittenSecretsTest {
  @ParameterizedTest(name = "{0}")
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          a token with the right checksum | 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 | false
          a token with a wrong checksum   | ghp_C0ffeeC0ffeeC0ffeeC0ffeeC0ffee111111 | true
          a token that counts up          | glpat-12345678901234567890               | true
          a key that says that it counts  | acm_live_7Qm2vXb91TzfWcR4uYpK8sLe        | false
          a key of AWS                    | AKIA2E7QWJ5RPXL4TZ6B                     | false
          a pair in a header              | Basic b3JkZXJzOkh4NyFrcTJacDk=           | false
          a connection by properties      | Server=db.internal;Uid=app;Pwd=Hx7kq2Zp9 | false
          a key in a query                | https://api.example.com/v1?api_key=q8Zx9kQ2mLw7vR4tB5nM1cX0aS3dF6gH | false
          a token in a query              | https://m.example.com/x?a=1&token=q8Zx9kQ2mLw7vR4tB5nM1cX0aS3dF6gH | true
          a token that lets in, in a query | https://m.example.com/x?access_token=q8Zx9kQ2mLw7vR4tB5nM1cX0aS3dF6gH | false
          a secret token of maps          | https://m.example.com/x?access_token=sk.eyJ1IjoibWFwIn0.rJcFIG214AriISLbB6B5aw | false
          a short key in a query          | /v1?apiKey=Zx9kQ2mLw7vR4t&b=2            | false
          a connection of JDBC            | jdbc:mysql://db.internal/o?user=a&password=Hx7kq2Zp9 | false
          """)
  void formsAreCredentials(String rule, String text, boolean isDoubtful) {
    var hit = WrittenSecrets.of("", false, text);
    assertThat(hit).as(rule).isPresent();
    assertThat(hit.get().isDoubtful()).as(rule).isEqualTo(isDoubtful);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "AKIAIOSFODNN7EXAMPLE",
        "Basic realm",
        "Basic dXNlcjpwYXNzd29yZA==",
        "sk_live_xxxxxxxxxxxxxxxxxxxxxxxx",
        "acm_live_xxxxxxxxxxxxxxxxxxxxxxxx",
        "pk_live_7Qm2vXb91TzfWcR4uYpK8sLe",
        "orders_live_20260101120000",
        "orders_live_customersAndOrders2026",
        "postgresql://postgres:postgres@localhost:5432/test",
        "https://api.example.com/v1?api_key=YOUR_API_KEY_1234",
        "https://api.example.com/v1?api_key=",
        "https://api.example.com/v1?api_key=%s&token=%s",
        "https://api.example.com/v1?token=xxxxxxxxxxxxxxxxxxxxxxxx",
        "https://api.example.com/v1?page_token=Zx9kQ2mLw7vR4tB5nM1c",
        "https://api.example.com/v1?key=orders-2026-11-archive-eu",
        "https://f.example.com/o/a.png?alt=media&token=1b4e28ba-2fa1-11d2-883f-0016d3cca427",
        "https://api.example.com/v1?token=customersAndOrders2026",
        "https://m.example.com/t.json?access_token=pk.eyJ1IjoibWFwIn0.rJcFIG214AriISLbB6B5aw",
        "https://c.example.com/main/graph/badge.svg?token=K8Q2ZT7XW4P1",
        "https://c.example.com/build/badge?style=flat&token=K8Q2ZT7XW4P1",
        "https://x.example.com?X-Amz-Security-Token=Zx9kQ2mLw7vR4tB5nM1c",
        "jdbc:postgresql://localhost/test?user=test&password=test",
        "Server=localhost;Uid=app;Pwd=app",
        "eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiIxMjM0NTY3ODkwIn0.SflKxwRJSMeKKF2QT4fwpMeJf36POk6y"
      })
  void examplesAreNone(String text) {
    assertThat(WrittenSecrets.of("", false, text)).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/** @example new Client({ user: 'a', password: 'Hx7kq2Zp9' }) */",
        "/**\n * @example\n * new Client({ password: 'Hx7kq2Zp9' })\n */",
        "# for example password = 'Hx7kq2Zp9'",
        "# Client(user='demo', password='Hx7kq2Zp9')",
        "# https://f.acme.com/r.pdf?access_token=Zx9kQ2mLw7vR4tB5 (expired)",
        "# MAPS_TOKEN = 'pk.eyJ1IjoibWFwIn0.rJcFIG214AriISLbB6B5aw'"
      })
  void commentsShowExamples(String code) {
    assertThat(WrittenSecrets.inComments(code)).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/** new Client({ user: 'a', password: 'Hx7kq2Zp9' }) */",
        "/**\n * @example\n * f()\n * @see password = 'Hx7kq2Zp9'\n */",
        "/** @example f() */\n// password = 'Hx7kq2Zp9'",
        "# https://api.example.com/v1?api_key=Zx9kQ2mLw7vR4tB5",
        "# of demo-orders, password = 'Hx7kq2Zp9'",
        "# for example glpat-Zx9kQ2mLw7vR4tB5nM1c"
      })
  void commentsHoldCredentials(String code) {
    assertThat(WrittenSecrets.inComments(code)).hasSize(1);
  }

  @Test
  void keysNeedTheirBody() {
    var head = "-----BEGIN RSA PRIVATE KEY-----\n";
    var body = "MIIEpAIBAAKCAQEA7bq98YkZ1v0y5nHx2cQ4t8Jm3rLw9PzKdXs6FgUeNoIiTjVh\n";
    var end = "-----END RSA PRIVATE KEY-----\n";
    assertThat(WrittenSecrets.in(head + body + end, Kind.LINES))
        .extracting(WrittenSecrets.Hit::what)
        .containsExactly("holds a private key");
    assertThat(WrittenSecrets.in("key = '" + head + "' + text", Kind.CODE)).isEmpty();
  }

  @ParameterizedTest(name = "{0} {1}")
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          LINES | DB_PASSWORD=hunter22                              | sets `DB_PASSWORD` to a secret
          LINES | export API_KEY="9f8e1c7ab24d4e0f9b3c6d5a7e8f1023" | sets `API_KEY` to a secret
          TREE  | "client_secret": "9f8e1c7ab24d4e0f9b3c6d5a7e8f10"  | sets `client_secret` to a secret
          TREE  | password: Hx7kq2Zp9                               | sets `password` to a secret
          TREE  | {"a": 1, "password": "Hx7kq2Zp9"}                 | sets `password` to a secret
          TREE  | <password>Hx7kq2Zp9</password>                    | sets `password` to a secret
          CODE  | String password = "Hx7kq2Zp9";                    | sets `password` to a secret
          LINES | DB_PEPPER=9c1fb0e7d24a4f1db6a3e85c70f2c9aa        | sets `DB_PEPPER` to a secret
          CODE  | PUMP_KEY = "7f3d9c51e0b84a6c92d17be4405f8a3e"     | sets `PUMP_KEY` to a secret
          CODE  | ROUTING_KEY = "R03DQ8ZTL5XNWVB7KJ2M4YHC9PGF6SAE"  | sets `ROUTING_KEY` to a secret
          CODE  | pumpKey: 'Zk3vQ9sT1xWb7LmN4pRd2YcE'               | sets `pumpKey` to a secret
          CODE  | PUMP_KEY = 'q3Jm8ZtY1vKx0WbN5sRpL7dUe2HcFg4aTiOyXkBnMzE=' | sets `PUMP_KEY` to a secret
          CODE  | const apiKey = '9f8e1c7ab24d4e0f9b3c6d5a7e8f1023' | sets `apiKey` to a secret
          """)
  void namesTellSecrets(Kind kind, String line, String what) {
    assertThat(WrittenSecrets.in(line, kind))
        .extracting(WrittenSecrets.Hit::what)
        .containsExactly(what);
  }

  @ParameterizedTest(name = "{0} {1}")
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          LINES | PASSWORD=${DB_PASSWORD}
          LINES | PASSWORD_MIN_LENGTH=12
          LINES | TOKEN_URL=https://auth.example.com/token
          TREE  | password: Password
          TREE  | "token": "access_token"
          CODE  | password = os.environ["PASSWORD"]
          CODE  | const token = 'Bearer token'
          LINES | PEPPER=black
          CODE  | routingKey = 'orders.created.v2'
          CODE  | ROUTING_KEY = 'warehouse-orders-2026-archive-eu'
          CODE  | CACHE_KEY = '7f3d9c51e0b84a6c92d17be4405f8a3e'
          CODE  | partitionKey = '7f3d9c51e0b84a6c92d17be4405f8a3e'
          CODE  | VERIFY_KEY = 'Zk3vQ9sT1xWb7LmN4pRd2YcE'
          CODE  | spreadsheetKey = 'Zk3vQ9sT1xWb7LmN4pRd2YcE'
          CODE  | CONTENT_KEY = 'R03DQ8ZTL5XNWVB7KJ2M4YHC9PGF6SAE'
          CODE  | key = '7f3d9c51e0b84a6c92d17be4405f8a3e'
          CODE  | PUMP_KEY = 'customersandorders2026archive'
          CODE  | PUMP_KEY = '1b4e28ba-2fa1-11d2-883f-0016d3cca427'
          """)
  void lookAlikesAreNone(Kind kind, String line) {
    assertThat(WrittenSecrets.in(line, kind)).isEmpty();
  }
}
