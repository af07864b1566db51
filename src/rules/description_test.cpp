#include "rules/description.h"

#include <gtest/gtest.h>

#include <string>
#include <vector>

// The check of describe<T> on a record as wide as the widest sheet, with every kind of field.
namespace yakuba {
namespace {

enum class Shade { red = 1, blue = 2 };
constexpr Code kShades[] = {{1, "red", "赤", ""}, {2, "blue", "青", ""}};
std::span<const Code> codes_of(Shade) { return kShades; }

struct WideRow {
    int number = 0;
};

struct Wide {
    Yen field_0{};
    int field_1{};
    bool field_2{};
    std::string field_3{};
    Date field_4{};
    Shade field_5{};
    std::vector<WideRow> field_6{};
    Ratio field_7{};
    std::int64_t field_8{};
    PersonId field_9{};
    YearMonth field_10{};
    PartialDate field_11{};
    Yen field_12{};
    int field_13{};
    bool field_14{};
    std::string field_15{};
    Date field_16{};
    Shade field_17{};
    std::vector<WideRow> field_18{};
    Ratio field_19{};
    std::int64_t field_20{};
    PersonId field_21{};
    YearMonth field_22{};
    PartialDate field_23{};
    Yen field_24{};
    int field_25{};
    bool field_26{};
    std::string field_27{};
    Date field_28{};
    Shade field_29{};
    std::vector<WideRow> field_30{};
    Ratio field_31{};
    std::int64_t field_32{};
    PersonId field_33{};
    YearMonth field_34{};
    PartialDate field_35{};
    Yen field_36{};
    int field_37{};
    bool field_38{};
    std::string field_39{};
    Date field_40{};
    Shade field_41{};
    std::vector<WideRow> field_42{};
    Ratio field_43{};
    std::int64_t field_44{};
    PersonId field_45{};
    YearMonth field_46{};
    PartialDate field_47{};
    Yen field_48{};
    int field_49{};
    bool field_50{};
    std::string field_51{};
    Date field_52{};
    Shade field_53{};
    std::vector<WideRow> field_54{};
    Ratio field_55{};
    std::int64_t field_56{};
    PersonId field_57{};
    YearMonth field_58{};
    PartialDate field_59{};
    Yen field_60{};
    int field_61{};
    bool field_62{};
    std::string field_63{};
    Date field_64{};
    Shade field_65{};
    std::vector<WideRow> field_66{};
    Ratio field_67{};
    std::int64_t field_68{};
    PersonId field_69{};
    YearMonth field_70{};
    PartialDate field_71{};
    Yen field_72{};
    int field_73{};
    bool field_74{};
    std::string field_75{};
    Date field_76{};
    Shade field_77{};
    std::vector<WideRow> field_78{};
    Ratio field_79{};
    std::int64_t field_80{};
    PersonId field_81{};
    YearMonth field_82{};
    PartialDate field_83{};
    Yen field_84{};
    int field_85{};
    bool field_86{};
    std::string field_87{};
    Date field_88{};
    Shade field_89{};
    std::vector<WideRow> field_90{};
    Ratio field_91{};
    std::int64_t field_92{};
    PersonId field_93{};
    YearMonth field_94{};
    PartialDate field_95{};
    Yen field_96{};
    int field_97{};
    bool field_98{};
    std::string field_99{};
    Date field_100{};
    Shade field_101{};
    std::vector<WideRow> field_102{};
    Ratio field_103{};
    std::int64_t field_104{};
    PersonId field_105{};
    YearMonth field_106{};
    PartialDate field_107{};
    Yen field_108{};
    int field_109{};
    bool field_110{};
    std::string field_111{};
    Date field_112{};
    Shade field_113{};
    std::vector<WideRow> field_114{};
    Ratio field_115{};
    std::int64_t field_116{};
    PersonId field_117{};
    YearMonth field_118{};
    PartialDate field_119{};
};

}  // namespace

template <>
const Description& description_of<WideRow>() {
    static const Description description =
        describe<WideRow>("行", {line<&WideRow::number>("number", "番号")});
    return description;
}

namespace {

static_assert(detail::field_count<Wide>() == 120);
static_assert(detail::field_count<WideRow>() == 1);

TEST(Description, TakesARecordOf120FieldsOfEveryKind) {
    const Description wide =
        describe<Wide>("広い記録", {
                                       line<&Wide::field_0>("field_0", "項目0"),
                                       line<&Wide::field_1>("field_1", "項目1"),
                                       line<&Wide::field_2>("field_2", "項目2"),
                                       line<&Wide::field_3>("field_3", "項目3"),
                                       line<&Wide::field_4>("field_4", "項目4"),
                                       line<&Wide::field_5>("field_5", "項目5"),
                                       line<&Wide::field_6>("field_6", "項目6"),
                                       line<&Wide::field_7>("field_7", "項目7"),
                                       line<&Wide::field_8>("field_8", "項目8"),
                                       line<&Wide::field_9>("field_9", "項目9"),
                                       line<&Wide::field_10>("field_10", "項目10"),
                                       line<&Wide::field_11>("field_11", "項目11"),
                                       line<&Wide::field_12>("field_12", "項目12"),
                                       line<&Wide::field_13>("field_13", "項目13"),
                                       line<&Wide::field_14>("field_14", "項目14"),
                                       line<&Wide::field_15>("field_15", "項目15"),
                                       line<&Wide::field_16>("field_16", "項目16"),
                                       line<&Wide::field_17>("field_17", "項目17"),
                                       line<&Wide::field_18>("field_18", "項目18"),
                                       line<&Wide::field_19>("field_19", "項目19"),
                                       line<&Wide::field_20>("field_20", "項目20"),
                                       line<&Wide::field_21>("field_21", "項目21"),
                                       line<&Wide::field_22>("field_22", "項目22"),
                                       line<&Wide::field_23>("field_23", "項目23"),
                                       line<&Wide::field_24>("field_24", "項目24"),
                                       line<&Wide::field_25>("field_25", "項目25"),
                                       line<&Wide::field_26>("field_26", "項目26"),
                                       line<&Wide::field_27>("field_27", "項目27"),
                                       line<&Wide::field_28>("field_28", "項目28"),
                                       line<&Wide::field_29>("field_29", "項目29"),
                                       line<&Wide::field_30>("field_30", "項目30"),
                                       line<&Wide::field_31>("field_31", "項目31"),
                                       line<&Wide::field_32>("field_32", "項目32"),
                                       line<&Wide::field_33>("field_33", "項目33"),
                                       line<&Wide::field_34>("field_34", "項目34"),
                                       line<&Wide::field_35>("field_35", "項目35"),
                                       line<&Wide::field_36>("field_36", "項目36"),
                                       line<&Wide::field_37>("field_37", "項目37"),
                                       line<&Wide::field_38>("field_38", "項目38"),
                                       line<&Wide::field_39>("field_39", "項目39"),
                                       line<&Wide::field_40>("field_40", "項目40"),
                                       line<&Wide::field_41>("field_41", "項目41"),
                                       line<&Wide::field_42>("field_42", "項目42"),
                                       line<&Wide::field_43>("field_43", "項目43"),
                                       line<&Wide::field_44>("field_44", "項目44"),
                                       line<&Wide::field_45>("field_45", "項目45"),
                                       line<&Wide::field_46>("field_46", "項目46"),
                                       line<&Wide::field_47>("field_47", "項目47"),
                                       line<&Wide::field_48>("field_48", "項目48"),
                                       line<&Wide::field_49>("field_49", "項目49"),
                                       line<&Wide::field_50>("field_50", "項目50"),
                                       line<&Wide::field_51>("field_51", "項目51"),
                                       line<&Wide::field_52>("field_52", "項目52"),
                                       line<&Wide::field_53>("field_53", "項目53"),
                                       line<&Wide::field_54>("field_54", "項目54"),
                                       line<&Wide::field_55>("field_55", "項目55"),
                                       line<&Wide::field_56>("field_56", "項目56"),
                                       line<&Wide::field_57>("field_57", "項目57"),
                                       line<&Wide::field_58>("field_58", "項目58"),
                                       line<&Wide::field_59>("field_59", "項目59"),
                                       line<&Wide::field_60>("field_60", "項目60"),
                                       line<&Wide::field_61>("field_61", "項目61"),
                                       line<&Wide::field_62>("field_62", "項目62"),
                                       line<&Wide::field_63>("field_63", "項目63"),
                                       line<&Wide::field_64>("field_64", "項目64"),
                                       line<&Wide::field_65>("field_65", "項目65"),
                                       line<&Wide::field_66>("field_66", "項目66"),
                                       line<&Wide::field_67>("field_67", "項目67"),
                                       line<&Wide::field_68>("field_68", "項目68"),
                                       line<&Wide::field_69>("field_69", "項目69"),
                                       line<&Wide::field_70>("field_70", "項目70"),
                                       line<&Wide::field_71>("field_71", "項目71"),
                                       line<&Wide::field_72>("field_72", "項目72"),
                                       line<&Wide::field_73>("field_73", "項目73"),
                                       line<&Wide::field_74>("field_74", "項目74"),
                                       line<&Wide::field_75>("field_75", "項目75"),
                                       line<&Wide::field_76>("field_76", "項目76"),
                                       line<&Wide::field_77>("field_77", "項目77"),
                                       line<&Wide::field_78>("field_78", "項目78"),
                                       line<&Wide::field_79>("field_79", "項目79"),
                                       line<&Wide::field_80>("field_80", "項目80"),
                                       line<&Wide::field_81>("field_81", "項目81"),
                                       line<&Wide::field_82>("field_82", "項目82"),
                                       line<&Wide::field_83>("field_83", "項目83"),
                                       line<&Wide::field_84>("field_84", "項目84"),
                                       line<&Wide::field_85>("field_85", "項目85"),
                                       line<&Wide::field_86>("field_86", "項目86"),
                                       line<&Wide::field_87>("field_87", "項目87"),
                                       line<&Wide::field_88>("field_88", "項目88"),
                                       line<&Wide::field_89>("field_89", "項目89"),
                                       line<&Wide::field_90>("field_90", "項目90"),
                                       line<&Wide::field_91>("field_91", "項目91"),
                                       line<&Wide::field_92>("field_92", "項目92"),
                                       line<&Wide::field_93>("field_93", "項目93"),
                                       line<&Wide::field_94>("field_94", "項目94"),
                                       line<&Wide::field_95>("field_95", "項目95"),
                                       line<&Wide::field_96>("field_96", "項目96"),
                                       line<&Wide::field_97>("field_97", "項目97"),
                                       line<&Wide::field_98>("field_98", "項目98"),
                                       line<&Wide::field_99>("field_99", "項目99"),
                                       line<&Wide::field_100>("field_100", "項目100"),
                                       line<&Wide::field_101>("field_101", "項目101"),
                                       line<&Wide::field_102>("field_102", "項目102"),
                                       line<&Wide::field_103>("field_103", "項目103"),
                                       line<&Wide::field_104>("field_104", "項目104"),
                                       line<&Wide::field_105>("field_105", "項目105"),
                                       line<&Wide::field_106>("field_106", "項目106"),
                                       line<&Wide::field_107>("field_107", "項目107"),
                                       line<&Wide::field_108>("field_108", "項目108"),
                                       line<&Wide::field_109>("field_109", "項目109"),
                                       line<&Wide::field_110>("field_110", "項目110"),
                                       line<&Wide::field_111>("field_111", "項目111"),
                                       line<&Wide::field_112>("field_112", "項目112"),
                                       line<&Wide::field_113>("field_113", "項目113"),
                                       line<&Wide::field_114>("field_114", "項目114"),
                                       line<&Wide::field_115>("field_115", "項目115"),
                                       line<&Wide::field_116>("field_116", "項目116"),
                                       line<&Wide::field_117>("field_117", "項目117"),
                                       line<&Wide::field_118>("field_118", "項目118"),
                                       line<&Wide::field_119>("field_119", "項目119"),
                                   });
    ASSERT_EQ(wide.lines.size(), 120U);
    Wide record;
    const Line* last = wide.find("field_108");
    ASSERT_NE(last, nullptr);
    EXPECT_TRUE(last->type->parse(last->mutable_field(&record), "1234"));
    EXPECT_EQ(record.field_108, Yen{1234});
    const Line* shade = wide.find("field_5");
    EXPECT_TRUE(shade->type->parse(shade->mutable_field(&record), "blue"));
    EXPECT_EQ(record.field_5, Shade::blue);
    EXPECT_FALSE(shade->type->parse(shade->mutable_field(&record), "green"));
    EXPECT_EQ(record.field_5, Shade::blue);
    EXPECT_EQ(wide.find("nothing"), nullptr);
}

}  // namespace
}  // namespace yakuba
