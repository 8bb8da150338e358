package dev.martello.value;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class HoleNameTest {
  @Test
  void ofTheOwnTemplate() {
    var name = HoleName.of("Orders.StreamArn");

    assertThat(name).isEqualTo(new HoleName("", "Orders.StreamArn"));
    assertThat(name.id()).isEqualTo("Orders");
    assertThat(name.attribute()).isEqualTo("StreamArn");
    assertThat(name.key()).isEqualTo("Orders");
    assertThat(name.isAttribute()).isTrue();
    assertThat(HoleName.isOfStack("Orders.StreamArn")).isFalse();
  }

  @Test
  void ofAnotherTemplate() {
    var name = HoleName.of("shop/template.yaml#Stage");

    assertThat(name).isEqualTo(new HoleName("shop/template.yaml", "Stage"));
    assertThat(name.attribute()).isEmpty();
    assertThat(name.isAttribute()).isFalse();
    assertThat(HoleName.isOfStack("shop/template.yaml#Stage")).isTrue();
  }

  @Test
  void anAttributeOfAnAttributeBelongsToTheResource() {
    assertThat(HoleName.of("a.yaml#Nested.Outputs.TableName").key()).isEqualTo("a.yaml#Nested");
    assertThat(HoleName.of("a.yaml#Nested.Outputs.TableName").attribute())
        .isEqualTo("Outputs.TableName");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "template.yaml",
        "{{cookiecutter.name}}/template.yaml",
        "c#/template.yaml",
        "${name}/a%23b/[id]/*.yaml",
        "C:\\work\\my app\\template.json"
      })
  void isReadAgainWhateverFoldersAreCalled(String template) {
    var hole = HoleName.of(template, "Orders.Arn");
    var shape = Shape.parse("arn-${" + hole + "}-end");

    assertThat(shape.holes()).containsExactly(hole);
    assertThat(shape.brief()).isEqualTo("arn-${Orders.Arn}-end");
    assertThat(HoleName.of(hole).key()).isEqualTo(HoleName.of(template, "Orders"));
    assertThat(hole).startsWith(HoleName.prefix(template));
  }

  @Test
  void foldersWithDifferentNamesStayDifferent() {
    assertThat(HoleName.prefix("a#b/t.yaml")).isNotEqualTo(HoleName.prefix("a%23b/t.yaml"));
  }
}
