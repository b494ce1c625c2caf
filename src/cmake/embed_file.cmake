# Writes OUTPUT, a .cpp that holds the bytes of INPUT; see BddEmbed.cmake.
file(READ "${INPUT}" text HEX)
string(LENGTH "${text}" hex_length)
math(EXPR size "${hex_length} / 2")
string(REGEX REPLACE "([0-9a-f][0-9a-f])" "0x\\1," bytes "${text}")
string(REGEX REPLACE "(0x..,0x..,0x..,0x..,0x..,0x..,0x..,0x..,0x..,0x..,0x..,0x..,0x..,0x..,0x..,0x..,)" "\\1\n" bytes "${bytes}")
file(WRITE "${OUTPUT}" "#include <string_view>
namespace bdd::${NAMESPACE}::embedded {
static constexpr unsigned char k_bytes[] = {
${bytes}0};
std::string_view ${NAME}() noexcept;
std::string_view ${NAME}() noexcept {
    return {static_cast<const char*>(static_cast<const void*>(k_bytes)), ${size}};
}
} // namespace bdd::${NAMESPACE}::embedded
")
