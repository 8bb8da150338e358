package controllers;

import com.auth0.jwt.JWT;
import com.auth0.jwt.exceptions.JWTVerificationException;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.ext.Provider;

/** What stands before all routes reads tokens. */
@Provider
public class TokenFilter implements ContainerRequestFilter {

  @Override
  public void filter(ContainerRequestContext request) {
    String header = request.getHeaderString("Authorization");
    if (header == null || !header.startsWith("Bearer ")) {
      request.abortWith(Response.status(401).build());
      return;
    }
    try {
      request.setProperty("user", JWT.decode(header.substring(7)).getSubject()); // finding: jwt-not-verified
    } catch (JWTVerificationException e) {
      request.abortWith(Response.status(401).build());
    }
  }
}
