package dev.martello.know;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** Credentials in objects of JSON, also in ones that are made to keep a pattern busy. */
final class CredentialsJsonTest {
  @Test
  void membersAreJudgedByTheirNames() {
    assertThat(Credentials.kindInJson("{\"user\":\"news\",\"smtp_pass\":\"Vt7#kQ2w!zR9\"}"))
        .contains("secret");
    assertThat(Credentials.kindInJson("{\"dbSecret\":\"orders-db\",\"bypass\":\"internal\"}"))
        .isEmpty();
    assertThat(Credentials.kindInJson("password: Vt7#kQ2w!zR9")).isEmpty();
  }

  @Test
  void longMembersEndInTime() {
    for (var piece : new String[] {"x", "\\\\", "\\\"", "\":\""}) {
      var text = "{\"a\":\"" + piece.repeat(20_000);
      assertThat(Credentials.kindInJson(text)).isEmpty();
      assertThat(Credentials.kindOf("API_TOKEN", text)).isNotNull();
    }
  }

  @Test
  void numbersAndPairsOfWordsAreNoReferences() {
    assertThat(Credentials.isReference("search/api-key")).isTrue();
    assertThat(Credentials.isReference("arn:aws:ssm:eu-west-1:111122223333:parameter/x")).isTrue();
    assertThat(Credentials.isReference("123456")).isFalse();
    assertThat(Credentials.isReference("blue/horse")).isFalse();
  }
}
