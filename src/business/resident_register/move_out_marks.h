#pragma once
#include <functional>
#include <string>

#include "kernel/result.h"
#include "registry/residents.h"
#include "registry/town.h"
#include "storage/database.h"

/// What a 転出証明書 says beside the entry itself (住民基本台帳法施行令23条2項3号〜5号), and
/// whether there is one at all (24条1項).
namespace yakuba::resident_register {

/// Whether a person is paid the child allowance: another department's knowledge, asked by the
/// caller.
using PaidAllowance = std::function<bool(PersonId)>;

/// The marks of one who leaves, one after the other: "国民健康保険、介護保険（第1号）、児童手当".
///
/// Source: 令23条2項3号 国民健康保険, 3号の2 後期高齢者医療, 3号の3 介護保険, 4号 国民年金, 5号
/// 児童手当. Health insurance is what the registry was told. 介護保険 follows from the law itself:
/// 65 and over, or 40 and over with a health insurance (介護保険法9条). The kind of 国民年金 and
/// the 基礎年金番号 are in no ledger of this house: for whom the law may insure (20 to 59,
/// 国民年金法7条) the certificate says so, and the clerk asks.
std::string move_out_marks(storage::Session& session, const registry::Resident& person, AsOf as_of,
                           const PaidAllowance& allowance);

/// Problem "move_out.no_certificate" when the notice was of a move abroad or by the card, as the
/// filing said; Done when a certificate is to be issued.
Result<Done> certificate_is_due(const Town& town, storage::Session& session,
                                const registry::Resident& person);

}  // namespace yakuba::resident_register
