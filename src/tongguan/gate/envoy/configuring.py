"""Writes the configuration of an Envoy that lets nothing pass without its gate."""

import json
from pathlib import Path
from typing import Final, NamedTuple

from tongguan.gate.envoy.compiling import headers_of
from tongguan.gate.envoy.extraction import Extraction
from tongguan.gate.envoy.reading import PARTIAL
from tongguan.gate.envoy.route import OBSERVED, PREFIX, RECEIPT
from tongguan.gate.service.settings import Settings

MOST_BODY_BYTES: Final = 1024 * 1024
_READ: Final = ("content-type", "content-encoding", "x-request-id")


class Place(NamedTuple):
    """A host and a port."""

    host: str
    port: int


class Wanted(NamedTuple):
    """What an Envoy stands between.

    Attributes:
        listen: Where it listens.
        upstream: To whom it passes requests on.
        gate: Where the gate is.
        token: The file of the token by which the gate knows it; the file holds nothing else.
        authority: The file of the certificates that the gate's is verified with, where the gate is asked over TLS.
        certificate: The files of its own certificate and key, where the gate wants one.
    """

    listen: Place
    upstream: Place
    gate: Place
    token: Path | None
    authority: Path | None
    certificate: tuple[Path, Path] | None


def envoy_configuration(settings: Settings, extraction: Extraction, wanted: Wanted) -> str:
    """Give the configuration as YAML.

    A body larger than the gate reads is refused by Envoy itself; where the gate does not answer, nothing passes.
    """
    headers = dict.fromkeys((*_READ, *headers_of(extraction)))
    return _TEMPLATE.format(
        listen=_address(wanted.listen),
        upstream=_address(wanted.upstream),
        gate=_address(wanted.gate),
        gate_uri=_text(f"{'http' if wanted.authority is None else 'https'}://{wanted.gate.host}:{wanted.gate.port}"),
        prefix=_text(PREFIX),
        partial=PARTIAL,
        most=min(MOST_BODY_BYTES, settings.limits.body_bytes),
        seconds=settings.limits.answer_seconds + 5,
        headers="".join(f"\n                - exact: {_text(each)}" for each in headers),
        receipt=_text(RECEIPT),
        observed=_text(OBSERVED),
        secrets=_SHOWN_FROM.format(file=_text(str(wanted.token))) if wanted.token is not None else "",
        showing=_SHOWING if wanted.token is not None else "",
        tls=_tls(wanted),
    )


def _tls(wanted: Wanted) -> str:
    if wanted.authority is None:
        return ""
    shown = ""
    if wanted.certificate is not None:
        certificate, key = map(str, wanted.certificate)
        shown = _CERTIFICATE.format(certificate=_text(certificate), key=_text(key))
    return _TLS.format(host=_text(wanted.gate.host), authority=_text(str(wanted.authority)), shown=shown)


def _address(place: Place) -> str:
    return f"{{address: {_text(place.host)}, port_value: {place.port}}}"


def _text(text: str) -> str:
    """Write a text as YAML and JSON both read it."""
    return json.dumps(text)


_TEMPLATE: Final = """\
# Nothing passes this Envoy that the gate has not admitted: no answer is no.
static_resources:{secrets}
  listeners:
  - name: outbound
    address: {{socket_address: {listen}}}
    filter_chains:
    - filters:
      - name: envoy.filters.network.http_connection_manager
        typed_config:
          "@type": type.googleapis.com/envoy.extensions.filters.network.http_connection_manager.v3.HttpConnectionManager
          stat_prefix: outbound
          # What could be read in two ways is not passed on.
          normalize_path: true
          merge_slashes: true
          path_with_escaped_slashes_action: REJECT_REQUEST
          common_http_protocol_options: {{headers_with_underscores_action: REJECT_REQUEST}}
          route_config:
            name: outbound
            virtual_hosts:
            - name: upstream
              domains: ["*"]
              routes:
              - match: {{prefix: "/"}}
                route: {{cluster: upstream, timeout: 60s}}
          http_filters:
          - name: envoy.filters.http.ext_authz
            typed_config:
              "@type": type.googleapis.com/envoy.extensions.filters.http.ext_authz.v3.ExtAuthz
              failure_mode_allow: false
              status_on_error: {{code: ServiceUnavailable}}
              # A larger body is refused with 413; were it cut off, `{partial}` would say so and the gate refuse.
              with_request_body: {{max_request_bytes: {most}, allow_partial_message: false}}
              allowed_headers:
                patterns:{headers}
              http_service:
                server_uri: {{uri: {gate_uri}, cluster: gate, timeout: {seconds}s}}
                path_prefix: {prefix}
                authorization_response:
                  allowed_upstream_headers:
                    patterns:
                    - exact: {receipt}
                    - exact: {observed}
          - name: envoy.filters.http.router
            typed_config:
              "@type": type.googleapis.com/envoy.extensions.filters.http.router.v3.Router
  clusters:
  - name: upstream
    type: STRICT_DNS
    connect_timeout: 5s
    load_assignment:
      cluster_name: upstream
      endpoints:
      - lb_endpoints:
        - endpoint: {{address: {{socket_address: {upstream}}}}}
  - name: gate
    type: STRICT_DNS
    connect_timeout: 5s
    load_assignment:
      cluster_name: gate
      endpoints:
      - lb_endpoints:
        - endpoint: {{address: {{socket_address: {gate}}}}}{tls}{showing}
"""
_SHOWN_FROM: Final = """
  secrets:
  - name: gate-token
    generic_secret: {{secret: {{filename: {file}}}}}"""
_SHOWING: Final = """
    # The token is read from its file and replaces whatever the client sent; it stands in no configuration.
    typed_extension_protocol_options:
      envoy.extensions.upstreams.http.v3.HttpProtocolOptions:
        "@type": type.googleapis.com/envoy.extensions.upstreams.http.v3.HttpProtocolOptions
        explicit_http_config: {http_protocol_options: {}}
        http_filters:
        - name: envoy.filters.http.credential_injector
          typed_config:
            "@type": type.googleapis.com/envoy.extensions.filters.http.credential_injector.v3.CredentialInjector
            overwrite: true
            credential:
              name: envoy.http.injected_credentials.generic
              typed_config:
                "@type": type.googleapis.com/envoy.extensions.http.injected_credentials.generic.v3.Generic
                credential: {name: gate-token}
                header: authorization
                header_value_prefix: "Bearer "
        - name: envoy.filters.http.upstream_codec
          typed_config:
            "@type": type.googleapis.com/envoy.extensions.filters.http.upstream_codec.v3.UpstreamCodec"""
_TLS: Final = """
    transport_socket:
      name: envoy.transport_sockets.tls
      typed_config:
        "@type": type.googleapis.com/envoy.extensions.transport_sockets.tls.v3.UpstreamTlsContext
        sni: {host}
        common_tls_context:{shown}
          validation_context: {{trusted_ca: {{filename: {authority}}}}}"""
_CERTIFICATE: Final = """
          tls_certificates:
          - {{certificate_chain: {{filename: {certificate}}}, private_key: {{filename: {key}}}}}"""
