package dev.martello.code.flow;

import dev.martello.code.ir.GoType;
import java.util.Set;

/** What web frameworks of Go hand to the functions that handle requests. */
public final class GoRequests {
  private static final Set<String> TYPES =
      Set.of(
          "net/http.Request",
          "github.com/gin-gonic/gin.Context",
          "github.com/labstack/echo/v4.Context",
          "github.com/labstack/echo.Context",
          "github.com/gofiber/fiber/v2.Ctx",
          "github.com/gofiber/fiber/v3.Ctx");

  private GoRequests() {}

  /** Returns whether a type is that of a request. */
  public static boolean isRequest(String type) {
    return TYPES.contains(GoType.pointedAt(type));
  }
}
