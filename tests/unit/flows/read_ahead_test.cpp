#include "flows/reference/read_ahead.hpp"

#include "catch.hpp"
#include "io/temp_file.hpp"

#include <bdd/core/error.hpp>

#include <memory>
#include <string>

using bdd::flows::ReadAhead;

namespace {

class Failing : public bdd::io::ByteStream {
public:
    std::size_t read(std::span<char> buffer) override {
        if (m_calls++ > 0) {
            bdd::fail(bdd::Errc::input, "damaged");
        }
        std::fill(buffer.begin(), buffer.end(), 'x');
        return buffer.size();
    }
    [[nodiscard]] std::uint64_t consumed() const noexcept override { return 0; }

private:
    int m_calls = 0;
};

} // namespace

TEST_CASE("what is read ahead comes in order and whole", "[flows]") {
    std::string bytes;
    for (int i = 0; i < 300'000; ++i) {
        bytes += std::to_string(i);
    }
    ReadAhead stream(std::make_unique<bdd::test::MemoryStream>(bytes, 70'001));
    CHECK(bdd::test::read_all(stream) == bytes);
    CHECK(stream.consumed() == bytes.size());
    std::string more(10, '\0');
    CHECK(stream.read(more) == 0);
}

TEST_CASE("a failure of the stream that is read ahead comes through", "[flows]") {
    ReadAhead stream(std::make_unique<Failing>());
    CHECK_THROWS_AS(bdd::test::read_all(stream), bdd::Error);
}

TEST_CASE("what is read ahead may be left unread", "[flows]") {
    const std::string bytes(5'000'000, 'x');
    ReadAhead stream(std::make_unique<bdd::test::MemoryStream>(bytes));
    std::string some(10, '\0');
    CHECK(stream.read(some) == some.size());
}
