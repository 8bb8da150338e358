package com.acme;

import com.amazonaws.services.lambda.runtime.*;
import com.amazonaws.services.lambda.runtime.events.*;
import com.auth0.jwt.JWT;
import com.auth0.jwt.JWTVerifier;
import com.auth0.jwt.algorithms.Algorithm;
import com.auth0.jwt.interfaces.DecodedJWT;
import com.nimbusds.jose.*;
import com.nimbusds.jwt.*;
import io.jsonwebtoken.*;
import java.util.*;

public class Tokens
    implements RequestHandler<APIGatewayProxyRequestEvent, APIGatewayProxyResponseEvent> {
  public APIGatewayProxyResponseEvent handleRequest(
      APIGatewayProxyRequestEvent event, Context context) {
    String token = event.getHeaders().get("Authorization").replace("Bearer ", "");
    DecodedJWT jwt = JWT.decode(token); // finding: jwt-not-verified
    String user = jwt.getClaim("sub").asString();
    return new APIGatewayProxyResponseEvent().withStatusCode(200).withBody(user);
  }

  public String jjwt(APIGatewayProxyRequestEvent event, Context context) {
    String token = event.getHeaders().get("Authorization");
    Claims claims =
        (Claims) Jwts.parser().parseClaimsJwt(token).getBody(); // finding: jwt-not-verified
    return claims.getSubject();
  }

  public String jjwt2(APIGatewayProxyRequestEvent event, Context context) {
    String token = event.getHeaders().get("Authorization");
    return Jwts.parserBuilder()
        .build()
        .parse(token) // finding: jwt-not-verified
        .getBody()
        .toString();
  }

  public String jjwt3(APIGatewayProxyRequestEvent event, Context context) {
    return Jwts.builder()
        .setSubject(event.getQueryStringParameters().get("u"))
        .compact(); // finding: jwt-not-verified
  }

  public String jjwt4(APIGatewayProxyRequestEvent event, Context context) {
    return Jwts.builder()
        .setSubject("x")
        .setHeaderParam("alg", "none")
        .compact(); // finding: jwt-not-verified
  }

  public String nimbus(APIGatewayProxyRequestEvent event, Context context) throws Exception {
    SignedJWT jwt = SignedJWT.parse(event.getHeaders().get("Authorization"));
    return jwt.getJWTClaimsSet().getSubject(); // finding: jwt-not-verified
  }

  public String nimbus2(APIGatewayProxyRequestEvent event, Context context) throws Exception {
    SignedJWT jwt = SignedJWT.parse(event.getHeaders().get("Authorization"));
    if (!jwt.verify(verifier)) throw new SecurityException();
    return jwt.getJWTClaimsSet().getSubject();
  }

  public String none(APIGatewayProxyRequestEvent event, Context context) throws Exception {
    return JWT.create().withSubject("a").sign(Algorithm.none()); // finding: jwt-not-verified
  }

  public String ok(APIGatewayProxyRequestEvent event, Context context) throws Exception {
    JWTVerifier v = JWT.require(Algorithm.HMAC256(System.getenv("KEY"))).withIssuer("me").build();
    return v.verify(event.getHeaders().get("Authorization")).getSubject();
  }

  public String ok2(APIGatewayProxyRequestEvent event, Context context) throws Exception {
    DecodedJWT unverified = JWT.decode(event.getHeaders().get("Authorization"));
    var key = keys.get(unverified.getKeyId());
    DecodedJWT jwt = JWT.require(Algorithm.RSA256(key, null)).build().verify(unverified);
    return jwt.getSubject();
  }

  public String manual(APIGatewayProxyRequestEvent event, Context context) throws Exception {
    String[] parts = event.getHeaders().get("Authorization").split("\\.");
    String payload = new String(Base64.getUrlDecoder().decode(parts[1]));
    return new com.fasterxml.jackson.databind.ObjectMapper().readTree(payload).get("sub").asText();
  }

  public String ok3(APIGatewayProxyRequestEvent event, Context context) {
    return Jwts.builder()
        .setSubject("x")
        .signWith(SignatureAlgorithm.HS256, System.getenv("K"))
        .compact();
  }

  public String ok4(APIGatewayProxyRequestEvent event, Context context) {
    return Jwts.parserBuilder()
        .setSigningKey(System.getenv("K").getBytes())
        .build()
        .parseClaimsJws(event.getHeaders().get("Authorization"))
        .getBody()
        .getSubject();
  }

  private Map<String, java.security.interfaces.RSAPublicKey> keys;
  private JWSVerifier verifier;
}
