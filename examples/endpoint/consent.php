<?php
/*
 * The endpoint for decisions in PHP 7.4 or later: takes a record that is whole, and gives it back as a cookie.
 * It knows no policy: that is left to the browser, which reads the cookie with the policy in hand.
 */
declare(strict_types=1);

function refuse(int $status, string $reason): void
{
    http_response_code($status);
    header('Content-Type: text/plain; charset=utf-8');
    exit("$reason\n");
}

/** Whether the end of the record is the hash (32-bit FNV-1a, base 36) of what stands before it. */
function is_whole(string $record): bool
{
    $end = strrpos($record, '~');
    $hash = 0x811c9dc5;
    for ($at = 0; $at < $end; $at++) {
        $hash = (($hash ^ ord($record[$at])) * 0x01000193) & 0xffffffff;
    }
    return substr($record, $end + 1) === base_convert((string) $hash, 10, 36);
}

header('Cache-Control: no-store');
if (($_SERVER['REQUEST_METHOD'] ?? '') !== 'POST') {
    header('Allow: POST');
    refuse(405, 'POST only');
}
$site = $_SERVER['HTTP_SEC_FETCH_SITE'] ?? null;
$origin = parse_url($_SERVER['HTTP_ORIGIN'] ?? '');
$host = isset($origin['host']) ? $origin['host'] . (isset($origin['port']) ? ':' . $origin['port'] : '') : null;
if ($site !== null ? $site !== 'same-origin' : $host === null || $host !== ($_SERVER['HTTP_HOST'] ?? null)) {
    refuse(403, 'from pages of the same origin only');
}
if (!preg_match('#^application/json *(;|$)#i', $_SERVER['CONTENT_TYPE'] ?? '')) {
    refuse(415, 'application/json only');
}
$body = file_get_contents('php://input', false, null, 0, 65537);
if ($body === false || strlen($body) > 65536) {
    refuse(413, 'at most 65536 bytes');
}
$record = json_decode($body, true)['record'] ?? null;
if (!is_string($record) || strlen($record) > 4000 || !preg_match('/^1(~[0-9a-z.A-Z_*-]+)+$/D', $record) || !is_whole($record)) {
    refuse(422, 'no record that can be read');
}

// To prove consent, keep json_decode($body, true)['proof'] with the time of this server here.

setrawcookie('accord', $record, [
    'expires' => time() + 182 * 86400,
    'path' => '/',
    'samesite' => 'Lax',
    'secure' => ($origin['scheme'] ?? '') === 'https',
]);
http_response_code(204);
